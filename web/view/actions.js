// SPDX-License-Identifier: Apache-2.0
// A row of buttons.

/** @param {string} label of the row @param {Record<string, () => void>} actions by their names */
export function actionRow(label, actions) {
  const row = document.createElement('p');
  row.className = 'actions';
  row.append(`${label} `);
  for (const [name, act] of Object.entries(actions)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', act);
    row.append(button, ' ');
  }
  return row;
}
