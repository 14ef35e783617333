/**
 * Lets Node read TypeScript, through tsx, and nothing else: packages are JavaScript, which Node reads itself. Where tsx reads them it
 * looks for ES modules with a lexer in WebAssembly, whose memory grows with the longest; from then on V8 asks at each access to any
 * typed array of the process whether its buffer is still there, and matching takes an eighth longer (053).
 */
const { _extensions: readers } = require('node:module');

const readJavaScript = readers['.js'];
require('tsx/cjs');
readers['.js'] = readJavaScript;
