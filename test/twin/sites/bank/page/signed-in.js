// Who is signed in, for Beside: asked when a PIN is entered, so that the token is never older than that.
window.Beside?.start({
  customer: async () => {
    const answer = await fetch('/beside-token');
    if (!answer.ok) throw new Error('not known now');
    return answer.text();
  },
});
