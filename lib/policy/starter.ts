/** The policy file that install writes: what applies anyway, said aloud, with what people change first as comments. */

/** YAML, ending with a newline; in effect it equals `recommended`. */
export function starterPolicy(): string {
  return STARTER;
}

const STARTER = `# yaml-language-server: $schema=./node_modules/aisec-hooks/policy.schema.json
#
# What aisec-hooks accepts in this repository. Every key is explained in docs/policy.md of aisec-hooks.
# A commit that loosens this file is stopped until its message gives a reason.

version: 1
extends: recommended        # or strict: medium blocks too, and guesses are shown

# block stops a change; warn only says what it found; observe is silent and records what would have blocked.
# To begin gently: mode: { commit: warn, push: block, ci: block }
mode: block

# What a finding does, by how bad it is: block, warn or off.
levels:
  critical: block
  high: block
  medium: warn
  low: "off"

# One rule or a whole category, whatever its severity. "aisec-hooks rules" lists them.
# rules:
#   sql-injection: block
#   weak-randomness: "off"

# Paths in which code is not judged, as in .gitignore; secrets are looked for there all the same.
# ignore:
#   - "legacy/"
#   - { match: "tools/demo-keys/", also: secrets }

# Parts that are judged otherwise. Tests, vendored and generated code have defaults: see docs/policy.md.
# paths:
#   - match: [ "src/auth/**", "src/payments/**" ]
#     tier: restricted

# Kinds of paths. ai: allow, review (somebody else has to review what an AI tool wrote) or forbid.
# tiers:
#   restricted: { ai: review, levels: { medium: block } }

# Which AI tools may write code here, and whether a commit has to say that one did.
# ai:
#   approved: [ claude-code, github-copilot ]
#   disclosure: required

# What a reason in the commit message may pass. Secrets that are proved to be real never pass.
override:
  allow: [ critical, high, medium, low ]
  reason:
    min: 20                 # characters
    # pattern: 'SEC-\\d+'    # a ticket number
  # approvers: [ sec@example.com ]
  # days: 90                # then it has to be looked at again
`;
