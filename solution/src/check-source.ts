import { appFaults } from './checks/app';
import { controlWordFaults } from './checks/control-words';
import { formFaults } from './checks/forms';
import { formScriptFaults } from './checks/form-scripts';
import { idFaults } from './checks/unique-ids';
import { labelFaults } from './checks/labels';
import { relationshipFaults } from './checks/relationships';
import { roleFaults } from './checks/roles';
import { rootComponentFaults } from './checks/root-components';
import { viewFaults } from './checks/views';
import { webResourceFaults } from './checks/web-resources';
import type { ControlManifest } from './control-manifest';
import type { SourceTree } from './source-tree';

export interface Surroundings {
  /** By the control's name in the solution, `beside_Beside.Cobrowse`. */
  readonly controls: ReadonlyMap<string, ControlManifest>;
  /** Names of web resources that a build makes. */
  readonly builtWebResources: Iterable<string>;
}

/** Everything that an import would stumble over and that can be seen without one; empty when the source is sound. */
export function sourceFaults(tree: SourceTree, { controls, builtWebResources }: Surroundings): readonly string[] {
  const faults = [
    ...rootComponentFaults(tree),
    ...idFaults(tree),
    ...formFaults(tree, controls),
    ...formScriptFaults(tree),
    ...viewFaults(tree),
    ...roleFaults(tree),
    ...relationshipFaults(tree),
    ...labelFaults(tree),
    ...controlWordFaults(controls),
    ...appFaults(tree),
    ...webResourceFaults(tree, builtWebResources),
  ];
  return [...new Set(faults)];
}
