/** An element with properties, attributes (`attrs`) and children; empty children are left out. */
export function element(tag, { attrs = {}, ...props } = {}, ...children) {
  const made = Object.assign(document.createElement(tag), props);
  for (const [name, value] of Object.entries(attrs))
    if (value !== undefined && value !== false) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}
