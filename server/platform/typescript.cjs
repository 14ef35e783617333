/**
 * Lets Node read TypeScript, through tsx; packages are JavaScript, which Node reads itself. Where tsx reads them it looks for ES modules
 * with a lexer in WebAssembly, whose memory grows with the longest file; from then on V8 asks at each access to any typed array of the
 * process whether its buffer is still there, and matching takes a ninth longer (084). So it finds no WebAssembly when it chooses its
 * lexer, and takes the one in JavaScript for the TypeScript that it reads.
 */
const { _extensions: readers } = require('node:module');

const { '.js': readJavaScript, '.mjs': readModule } = readers;
const { WebAssembly } = globalThis;
delete globalThis.WebAssembly;
require('tsx/cjs');
Object.defineProperty(globalThis, 'WebAssembly', { value: WebAssembly, writable: true, configurable: true });
readers['.js'] = readJavaScript;
if (readModule === undefined) delete readers['.mjs'];
else readers['.mjs'] = readModule;
