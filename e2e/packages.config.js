// SPDX-License-Identifier: Apache-2.0
// What tools/package makes, tried as those do who download it: tools/test --packages.
import config from './playwright.config.js';

export default { ...config, testDir: 'packages', webServer: undefined };
