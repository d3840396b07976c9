// SPDX-License-Identifier: Apache-2.0
// Packs main.js as webpack does by itself; that a program has megabytes it need not be told.
import { resolve } from 'node:path';
import webpack from 'webpack';

webpack({ mode: 'production', performance: { hints: false }, context: process.cwd(), entry: './main.js', output: { path: resolve('by-webpack'), filename: 'main.js' } }, (error, stats) => {
  if (!error && !stats?.hasErrors() && !stats?.hasWarnings()) return;
  console.error(error ?? stats?.toString());
  process.exitCode = 1;
});
