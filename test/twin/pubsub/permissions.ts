export type Permission = 'joinLeaveGroup' | 'sendToGroup';

export const isPermission = (name: string): name is Permission => name === 'joinLeaveGroup' || name === 'sendToGroup';

type Grant = { all: boolean; readonly groups: Set<string> };

/** What one connection may do. A role without a group means every group: that is the service's rule, not a convenience. */
export interface Permissions {
  may(permission: Permission, group: string): boolean;
  /** `group` absent asks for the permission on every group. */
  has(permission: Permission, group: string | undefined): boolean;
  grant(permission: Permission, group: string | undefined): void;
  revoke(permission: Permission, group: string | undefined): void;
}

export function permissionsFromRoles(roles: readonly string[]): Permissions {
  const grants: Record<Permission, Grant> = {
    joinLeaveGroup: { all: false, groups: new Set() },
    sendToGroup: { all: false, groups: new Set() },
  };
  const grant = (permission: Permission, group: string | undefined) => {
    if (group === undefined) grants[permission].all = true;
    else grants[permission].groups.add(group);
  };
  for (const role of roles) {
    const found = /^webpubsub\.(joinLeaveGroup|sendToGroup)(?:\.(.+))?$/.exec(role);
    if (found) grant(found[1] as Permission, found[2]);
  }
  return {
    may: (permission, group) => grants[permission].all || grants[permission].groups.has(group),
    has: (permission, group) => grants[permission].all || (group !== undefined && grants[permission].groups.has(group)),
    grant,
    revoke(permission, group) {
      if (group !== undefined) grants[permission].groups.delete(group);
      else {
        grants[permission].all = false;
        grants[permission].groups.clear();
      }
    },
  };
}
