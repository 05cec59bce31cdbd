// Hands the answer of the issuer back to the control that asked: a popup to its opener, a silent frame to its parent.
const manager = new window.oidc.UserManager({
  authority: location.origin,
  client_id: 'beside-desk',
  redirect_uri: location.href.split(/[?#]/)[0],
});
if (window.opener) void manager.signinPopupCallback();
else if (window.parent !== window) void manager.signinSilentCallback();
