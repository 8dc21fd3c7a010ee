# aisec-hooks @VERSION@
#
#   sh shim.sh HOOK ARGS…
#
# What the marked block of every hook file runs. Starts node only when there is something to judge: a clean commit starts it once, in
# pre-commit; the hooks after it read the first line of the receipt here. POSIX sh: dash, bash, busybox, Git for Windows.
#
# Files in <git dir>/aisec, one such folder per worktree; an empty file counts as none, which saves starting rm:
#   receipt   line 1: clean, warned, blocked or spent (its commit is made), and what is to be done about AI tools: add a trailer, hear whether
#             the message names one, ask for both; the rest is JSON for node
#   key       what the command in key_fits printed for the index that was judged
#   head      HEAD's commit before git read that index, where sh can tell it
#   index     that index by a second name, where the file system has such: git never writes into an index but puts a new file in its place
#   passed    left by the last hook that judged, taken by post-commit
#   reasons   what reasons let pass, for the ledger
# node writes receipt, key and reasons, this file writes the rest.
#
# What node is told beside its arguments:
#   AISEC_COMMIT_MSG   yes or no: will commit-msg judge too?             (pre-commit, pre-merge-commit)
#   AISEC_RECEIPT      fit, misfit (the index changed since) or none     (prepare-commit-msg)
#   AISEC_PASSED       yes or no: was the commit judged?                 (post-commit)
#
# GIT_REFLOG_ACTION and the files below <git dir> as git 2.39 has them, tried one by one:
#   pick of rebase, cherry-pick, revert   MERGE_MSG before and after the commit, no pre-commit, no commit-msg
#   the same with an editor               "cherry-pick", "revert", "rebase (squash)"; merge commits of a rebase "rebase (pick)"
#   rebase --continue after a stop        "rebase (continue)", rebase-merge/stopped-sha, no pre-commit, no commit-msg
#   git commit in any stop, cherry-pick --continue, revert --continue    all hooks; MERGE_MSG is gone before post-commit

hook=$1
shift
case $hook in
  # a push to a folder on the same machine brings the environment of whoever pushes
  pre-receive) what=push AISEC_NODE= ;;
  pre-push) what=push ;;
  *) what=commit ;;
esac
if [ "${AISEC-}" = 0 ] && [ "$hook" != pre-receive ]; then
  case $hook in pre-commit | pre-push) echo "aisec-hooks: AISEC=0 is set, so this $what is not judged." >&2 ;; esac
  exit 0
fi

# husky puts a folder that any branch can fill before everything else.
PATH=${PATH#node_modules/.bin:}
unset NODE_OPTIONS NODE_EXTRA_CA_CERTS @UNSET@

here=${0%/*}
gitdir=${GIT_DIR:-.git}
[ ! -f "$gitdir" ] || read -r word gitdir <"$gitdir" || :
state=$gitdir/aisec

# The highest version among the given paths …/v20.19.0/bin/node, …/20.19.0/installation/bin/node; unset glob patterns are no files.
newest_of() {
  best=0
  found=
  for path do
    [ -x "$path" ] || continue
    version=${path%/bin/node}
    version=${version%/installation}
    version=${version##*/}
    version=${version#v}.0.0
    major=${version%%.*}
    version=${version#*.}
    minor=${version%%.*}
    version=${version#*.}
    patch=${version%%.*}
    case $major$minor$patch in '' | *[!0-9]*) continue ;; esac
    score=$((major * 1000000 + minor * 1000 + patch))
    [ "$score" -gt "$best" ] || continue
    best=$score
    found=$path
  done
}

# Sets $node. GUI clients and editors start git without the PATH of a login shell.
find_node() {
  node=${AISEC_NODE-}
  [ -n "$node" ] && [ -x "$node" ] && return 0
  node=
  [ ! -f "$here/node" ] || read -r node <"$here/node" || :
  [ -n "$node" ] && [ -x "$node" ] && return 0
  node=$(command -v node) || node=
  case $node in /* | ?:*) return 0 ;; esac
  home=${HOME:-/nonexistent}
  for node in "${VOLTA_HOME:-$home/.volta}/bin/node" \
    /opt/homebrew/bin/node /usr/local/bin/node /usr/bin/node /home/linuxbrew/.linuxbrew/bin/node; do
    [ -x "$node" ] && return 0
  done
  newest_of "${NVM_DIR:-$home/.nvm}"/versions/node/*/bin/node \
    "${FNM_DIR:-$home/.local/share/fnm}"/node-versions/*/installation/bin/node \
    "$home/Library/Application Support/fnm"/node-versions/*/installation/bin/node \
    "${ASDF_DATA_DIR:-$home/.asdf}"/installs/nodejs/*/bin/node \
    "${MISE_DATA_DIR:-$home/.local/share/mise}"/installs/node/*/bin/node
  node=$found
  [ -n "$node" ]
}

# Sets $node, or ends the hook: 2 means "could not judge" and stops the commit.
need_node() {
  if [ ! -f "$here/hook.cjs" ]; then
    echo "aisec-hooks could not judge this $what: $here/hook.cjs is missing; run \`npm install\` or \`npx aisec-hooks install\`." >&2
    exit 2
  fi
  find_node && return 0
  echo "aisec-hooks could not judge this $what: node was not found; install Node 20.19 or newer, or name it in AISEC_NODE." >&2
  exit 2
}

# Is commit-msg installed too? AISEC_HOOK is the hook file that runs now; husky starts .husky/NAME with sh, others need the x bit. The file
# holds our block, or is one that a hook manager wrote. "config": git's own configuration starts them, all of them.
commit_msg_judges() {
  case ${AISEC_HOOK-} in */*) file=${AISEC_HOOK%/*}/commit-msg ;; config) return 0 ;; *) return 1 ;; esac
  [ -f "$file" ] || return 1
  [ -x "$file" ] || [ -f "${file%/*}/_/h" ] || return 1
  while read -r line || [ -n "$line" ]; do
    case $line in '# aisec-hooks: begin'* | *lefthook* | *prek* | *pre-commit* | *pre_commit* | *.aisec/hook.sh*) return 0 ;; esac
  done <"$file"
  return 1
}

# Becomes node: to be called where a process of its own runs.
start_node() {
  flags=
  if [ -f "$here/hook-core.flags" ]; then
    { read -r path && read -r flags; } <"$here/hook-core.flags" || flags=
    [ "$path" = "$node" ] || flags=
  fi
  exec "$node" $flags "$here/hook.cjs" "$@"
}

node_alone() {
  (start_node "$@")
}

# Runs node as the first argument says. A node that dies may have read a damaged bytecode file: the next one makes it anew.
run_node() {
  "$@"
  code=$?
  if [ "$code" = 9 ] && [ -f "$here/hook-core.flags" ]; then
    # "bad option": another version stands there by now
    rm -f "$here/hook-core.flags"
    "$@"
    code=$?
  fi
  [ "$code" -lt 128 ] && return "$code"
  rm -f "$here"/hook-*.cache
  echo "aisec-hooks could not judge this $what: node ended with $code; $what again." >&2
  return 2
}

read_verdict() {
  verdict=
  errand=
  [ ! -s "$state/receipt" ] || read -r verdict errand <"$state/receipt" || :
  [ "$verdict" != spent ] || verdict=
}

# A commit that git makes by itself while it replays old ones. A receipt that is younger than the replay's message belongs to a
# commit that somebody makes by hand in between; an older one was left by a commit that failed.
is_replay() {
  [ -e "$gitdir/MERGE_MSG" ] || return 1
  if [ -n "$verdict" ] && [ ! "$gitdir/MERGE_MSG" -nt "$state/receipt" ]; then return 1; fi
  [ "$last" = no ] || return 1
  case ${GIT_REFLOG_ACTION-} in rebase* | cherry-pick* | revert*) return 0 ;; esac
  [ ! -e "$gitdir/rebase-merge/stopped-sha" ] || return 1
  [ -d "$gitdir/rebase-merge" ] || [ ! -e "$gitdir/MERGE_HEAD" ]
}

judge_index() {
  [ -d "$state" ] || mkdir -p "$state" || exit 2
  # Four writes, no process; a hook that dies from here on leaves nothing that could pass for a verdict.
  printf '' >"$state/receipt" && printf '' >"$state/key" && printf '' >"$state/passed" || exit 2
  read_head
  printf '%s\n' "$head" >"$state/head" || exit 2
  is_index_held || ln -f "$index" "$state/index" 2>/dev/null || :
  need_node
  AISEC_COMMIT_MSG=no
  commit_msg_judges && AISEC_COMMIT_MSG=yes
  export AISEC_COMMIT_MSG
  run_node changes_to_node "$hook" "$@"
}

changes_to_node() {
  {
    @STREAM@
  } | start_node "$@"
}

# Sets $head to the commit that HEAD leads to, or to nothing where that takes git to tell.
read_head() {
  head=
  common=.
  [ ! -f "$gitdir/HEAD" ] || read -r head <"$gitdir/HEAD" || :
  case $head in 'ref: '*) ;; *) return 0 ;; esac
  [ ! -f "$gitdir/commondir" ] || read -r common <"$gitdir/commondir" || :
  case $common in [/\\]* | ?:*) ;; *) common=$gitdir/$common ;; esac
  ref=$common/${head#ref: }
  head=
  [ ! -f "$ref" ] || read -r head <"$ref" || :
}

is_index_held() {
  index=${GIT_INDEX_FILE:-$gitdir/index}
  [ "$index" -ef "$state/index" ] 2>/dev/null
}

# Does the index stand, file for file, where it was judged, and HEAD with it?
is_index_judged() {
  is_index_held || return 1
  judged=
  [ ! -f "$state/head" ] || read -r judged <"$state/head" || :
  read_head
  [ -n "$head" ] && [ "$head" = "$judged" ]
}

# A receipt whose key was taken away fits nothing.
key_fits() {
  [ -f "$state/key" ] || return 1
  { [ -s "$state/key" ] && is_index_judged; } || git @KEY@ | cmp -s - "$state/key" 2>/dev/null
}

prepare_message() {
  [ ! -s "$state/passed" ] || printf '' >"$state/passed" || exit 2
  [ ! -s "$state/reasons" ] || printf '' >"$state/reasons" || exit 2
  read_verdict
  # After a stop neither pre-commit nor commit-msg runs: an old receipt counts for nothing, and the last word is spoken here.
  case ${GIT_REFLOG_ACTION-} in *'(continue)') last=yes verdict= ;; *) last=no ;; esac
  is_replay && exit 0
  AISEC_RECEIPT=none
  if [ -n "$verdict" ]; then
    AISEC_RECEIPT=misfit
    key_fits && AISEC_RECEIPT=fit
    case "$verdict $AISEC_RECEIPT $errand" in 'clean fit ' | 'clean fit hear') exit 0 ;; esac
  fi
  export AISEC_RECEIPT
  # --no-verify: somebody chose not to be judged, so a missing node must not stop them.
  if [ "$AISEC_RECEIPT $last" = 'none no' ]; then find_node && [ -f "$here/hook.cjs" ] || exit 0; fi
  need_node
  [ -d "$state" ] || mkdir -p "$state" || exit 2
  run_node node_alone prepare-commit-msg "$@" || exit $?
  [ "$last" = no ] || leave_passed
}

leave_passed() {
  echo yes >"$state/passed" || exit 2
  [ ! -s "$state/receipt" ] || echo spent >"$state/receipt" || exit 2
}

# Is there nothing in the message that a clean commit could still be asked about?
nothing_to_hear() {
  case $errand in
    '' | add) return 0 ;;
    hear) grep -Eiq '^[[:blank:]]*(assisted|generated|co-authored)-by[[:blank:]]*:' "$1"; [ $? = 1 ] ;;
    *) return 1 ;;
  esac
}

check_message() {
  read_verdict
  if [ "$verdict" != clean ] || ! nothing_to_hear "$1"; then
    need_node
    run_node node_alone commit-msg "$@" || exit $?
  fi
  leave_passed
}

report_skipped() {
  if [ -s "$state/passed" ]; then
    printf '' >"$state/passed"
    [ ! -s "$state/reasons" ] || record yes
    exit 0
  fi
  case ${GIT_REFLOG_ACTION-} in
    *'(continue)') ;;
    rebase* | cherry-pick* | revert*) exit 0 ;;
  esac
  [ ! -e "$gitdir/MERGE_MSG" ] || exit 0
  echo 'aisec-hooks: this commit was not judged; to judge it now, run: npx aisec-hooks scan --range HEAD^..HEAD' >&2
  record no
  exit 0
}

# The commit stands, whatever becomes of its entry.
record() {
  AISEC_PASSED=$1
  export AISEC_PASSED
  if [ -f "$here/hook.cjs" ] && find_node; then run_node node_alone post-commit || :; fi
}

case $hook in
  pre-commit | pre-merge-commit) judge_index "$@" ;;
  prepare-commit-msg) prepare_message "$@" ;;
  commit-msg) check_message "$@" ;;
  post-commit) report_skipped ;;
  # rebase --apply runs this hook for old commits too
  pre-applypatch) [ -e "$gitdir/rebase-apply/rebasing" ] || { need_node && run_node node_alone "$hook" "$@"; } ;;
  *) need_node && run_node node_alone "$hook" "$@" ;;
esac
