// SPDX-License-Identifier: Apache-2.0
// A list of the page's files as a sentence names it.

/** @param {string[]} files the first ones by name */
export const some = (files) => files.slice(0, 3).map((file) => (file === './' ? 'index.html' : file)).join(', ') + (files.length > 3 ? ' …' : '');
