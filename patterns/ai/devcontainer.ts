/** Development containers: what an editor starts when a folder is opened, and what of the host it hands in. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const where = { path: { trait: 'ends', of: ['devcontainer.json'] } };
const KEYS = '(?:[\\\\/]{1,2}(?:\\.ssh|\\.aws|\\.kube|\\.gnupg|\\.docker|\\.azure|\\.netrc|\\.config[\\\\/]gcloud))?';

/** containers.dev/implementors/json_reference */
export const devcontainerMounts: Rule = {
  ...danger,
  cwe: [668, 522],
  id: 'devcontainer-mounts-keys',
  title: 'Keys, home or daemon of the host in a development container',
  why: 'What an assistant or a package runs in there then has them: the keys of whoever opened the folder, or the whole machine.',
  fix: 'Mount named volumes only; editors forward the ssh agent and git credentials by themselves.',
  near: ['"mounts"', '"workspacemount"'],
  find: [new RegExp(`"(?:mounts|workspaceMount)"\\s*:\\s*\\[?[^\\]]{0,800}?\\b(?<value>(?:source|src)["']?\\s*[=:]\\s*["']?(?:(?:\\$\\{localEnv:(?:HOME|USERPROFILE)\\}){1,2}${KEYS}|~${KEYS}|(?:/var)?/run/docker\\.sock|/)["']?\\s*,)`, 'd')],
  where,
  bad: {
    '.devcontainer/devcontainer.json': [
      '{ "mounts": ["source=${localEnv:HOME}/.ssh,target=/root/.ssh,type=bind"] }', '{ "mounts": ["source=npm,target=/n,type=volume", { "source": "${localEnv:HOME}${localEnv:USERPROFILE}/.aws", "target": "/a", "type": "bind" }] }',
      '{ "mounts": ["source=/var/run/docker.sock,target=/var/run/docker.sock,type=bind"] }', '{ "workspaceMount": "source=${localEnv:HOME},target=/w,type=bind" }',
    ],
  },
  good: { '.devcontainer/devcontainer.json': ['{ "mounts": ["source=npm,target=/root/.npm,type=volume"] }', '{ "mounts": ["source=${localEnv:HOME}/.cache/pip,target=/p,type=bind"] }', '{ "workspaceMount": "source=${localWorkspaceFolder},target=/w,type=bind" }'], 'a.json': ['{ "mounts": ["source=${localEnv:HOME}/.ssh,target=/root/.ssh,type=bind"] }'] },
};

export const devcontainerRights: Rule = {
  ...danger,
  cwe: [250],
  id: 'devcontainer-all-rights',
  title: 'Development container with rights of the host',
  why: 'What an assistant or a package runs in there can leave the container: the wall was the reason to use one.',
  fix: 'Leave it out, and add the one capability or device that is needed: "capAdd", "runArgs": ["--device=…"].',
  near: ['"runargs"', '"privileged"', '"capadd"'],
  find: [/"runArgs"\s*:\s*\[[^\]]{0,400}?(?<value>"(?:--privileged|--cap-add=(?:ALL|SYS_ADMIN)|--(?:network|net|pid|ipc|userns)=host|--security-opt=(?:seccomp|apparmor)[=:]unconfined)")/d, /"privileged"\s*:\s*true\b/, /"capAdd"\s*:\s*\[[^\]]{0,200}?(?<value>"(?:ALL|SYS_ADMIN)")/d],
  where,
  bad: { '.devcontainer/devcontainer.json': ['{ "runArgs": ["--init", "--privileged"] }', '{ "runArgs": ["--network=host"] }', '{ "privileged": true }', '{ "capAdd": ["SYS_ADMIN"] }'] },
  good: { '.devcontainer/devcontainer.json': ['{ "runArgs": ["--init", "--cap-drop=ALL"] }', '{ "privileged": false }', '{ "capAdd": ["NET_BIND_SERVICE"] }'], 'a.json': ['{ "runArgs": ["--privileged"] }'] },
};
