import { renderNotice } from './render.js';

export function showNotice(notice) {
  const box = document.querySelector('#notice');
  box.innerHTML = renderNotice(notice);
}
