import { colourNames, light, type ColourName } from '../theme/colours';

/** The CSS variable that carries a colour of the theme. */
export const variableOf = (name: ColourName) => `--beside-${name}` as const;

/** The colours of the theme around, for style sheets; forced colours (high contrast) override all of them. */
export const palette = Object.fromEntries(
  colourNames.map((name) => [name, `var(${variableOf(name)}, ${light[name]})`]),
) as Readonly<Record<ColourName, string>>;

/** What is drawn over the customer's page, which keeps its own colours whatever the theme of the app is. */
export const overPage = light;
