// Which kind of app this is, by its address: ?react=17, ?theme=dark, ?direction=rtl, ?language=1048. Kept for the way back from signing in.
const asked = new URLSearchParams(location.search);
for (const name of ['react', 'theme', 'direction', 'language'])
  if (asked.has('company')) sessionStorage.setItem(`workspace.${name}`, asked.get(name) ?? '');
const version = sessionStorage.getItem('workspace.react') === '17' ? '-17' : '';
// written, so that what follows finds them there
for (const library of ['react', 'react-dom']) document.write(`<script src="/vendor/${library}${version}.js"></script>`);
