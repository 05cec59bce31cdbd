/** What a message selects its words by where something on the page may have no name. */
export function named(name: string): 'yes' | 'no' {
  return name === '' ? 'no' : 'yes';
}
