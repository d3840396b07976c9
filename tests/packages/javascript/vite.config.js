// SPDX-License-Identifier: Apache-2.0
export default { base: './', build: { outDir: 'by-vite', assetsInlineLimit: 0 } };
