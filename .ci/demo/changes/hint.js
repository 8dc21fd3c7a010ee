
export function showHint(hint) {
  document.querySelector("#hint").innerHTML = "<i>" + hint + "</i>";
}
