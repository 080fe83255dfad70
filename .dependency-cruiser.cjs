/** The arrows of the house (ARCHITECTURE.md): app → services → blocks → platform → shared, and every web room over src/web. */

const TEST = '\\.(test|e2e)\\.tsx?$|/[^/]*test-kit[^/]*/';
const MODULE = '^src/(services|blocks)/([^/]+)/';
const MODULE_WEB = '^src/(services|blocks)/[^/]+/web/';
/** Everything that runs in the browser. */
const BROWSER = '^src/(web|app/web|(services|blocks)/[^/]+/web)/';
/** The code that builds the screens: it runs in Node. */
const BUILD = '^src/app/web/build(\\.ts$|/)';
/** The doors that the browser may knock at in another module. */
const BROWSER_DOORS = '^src/(services|blocks)/[^/]+/(contract\\.ts$|rules/)';

/** Parts of screens that a block lends to the screens of services, such as the form of a definition. */
const LENT = '^src/blocks/[^/]+/web/lent/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-circle',
      'Two rooms that need each other are one room, or need a third below them.',
      {},
      { circular: true },
    ),
    forbid('resolves', 'This import leads nowhere.', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
    forbid(
      'declared-package',
      'Name the package in package.json: what happens to be installed today may be gone tomorrow.',
      { path: '^src/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'no-test-package-in-the-product',
      'Development packages are not installed where the product runs.',
      { path: '^src/', pathNot: [TEST, '/test-data/', BUILD] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'pre-compilation-only'] },
    ),
    forbid(
      'product-stands-alone',
      'The product does not lean on tests, benchmarks or scripts.',
      { path: '^src/', pathNot: TEST },
      { path: '^(test|bench|scripts)/' },
    ),
    forbid(
      'shared-is-pure',
      'src/shared runs in servers and browsers and imports nothing but itself.',
      { path: '^src/shared/', pathNot: TEST },
      { pathNot: '^src/shared/' },
    ),
    forbid(
      'platform-is-below',
      'The platform knows no blocks, services, roof or screens.',
      { path: '^src/platform/', pathNot: TEST },
      { path: '^src/', pathNot: '^src/(platform|shared)/' },
    ),
    forbid(
      'blocks-are-below-services',
      'A block knows no service and not the roof.',
      { path: '^src/blocks/', pathNot: TEST },
      { path: '^src/(services|app)/' },
    ),
    forbid(
      'services-are-below-the-roof',
      'Only the roof composes; a service does not know it.',
      { path: '^src/services/', pathNot: TEST },
      { path: '^src/app/' },
    ),
    forbid(
      'through-the-door',
      "Another module is reached through its api.ts only (its contract.ts and rules/ are the browser's door).",
      { path: MODULE, pathNot: [TEST, MODULE_WEB, `${MODULE}(contract\\.ts$|rules/)`] },
      { path: MODULE, pathNot: ['^src/$1/$2/', '^src/(services|blocks)/[^/]+/api\\.ts$'] },
    ),
    forbid(
      'roof-through-the-doors',
      'The roof takes the manifest (service.ts or module.ts), api.ts, contract.ts and web/pages.tsx of a module.',
      { path: '^src/app/', pathNot: TEST },
      {
        path: MODULE,
        pathNot:
          '^src/(services|blocks)/[^/]+/((service|module|api|contract)\\.ts$|rules/|web/pages\\.tsx?$)',
      },
    ),
    forbid(
      'nothing-imports-the-command-center',
      'Services declare indicators, layers and alarms; the command center reads them.',
      { path: '^src/', pathNot: ['^src/services/command-center/', '^src/app/', TEST] },
      { path: '^src/services/command-center/' },
    ),
    forbid(
      'browser-door',
      "A module's screens use their own web/, the contract.ts and rules/ of modules, src/web and src/shared.",
      { path: MODULE_WEB, pathNot: [TEST, BUILD] },
      {
        path: '^src/',
        pathNot: ['^src/$1/[^/]+/web/', LENT, BROWSER_DOORS, '^src/(web|shared)/', '^src/[^/]+/[^/]+/texts/'],
      },
    ),
    forbid(
      'screens-keep-to-their-module',
      'A screen does not reach into the screens of another module; shared ones live in src/web, or a block lends them in web/lent/.',
      { path: '^src/(services|blocks)/([^/]+)/web/', pathNot: TEST },
      { path: MODULE_WEB, pathNot: ['^src/$1/$2/web/', LENT] },
    ),
    forbid(
      'design-system-is-below',
      'src/web knows no module, no platform and not the roof.',
      { path: '^src/web/', pathNot: [TEST, BUILD] },
      { path: '^src/', pathNot: ['^src/(web|shared)/'] },
    ),
    forbid(
      'roof-of-the-browser',
      'The web entry points compose pages; they import no server code.',
      { path: '^src/app/web/', pathNot: [TEST, BUILD] },
      {
        path: '^src/',
        pathNot: [
          '^src/(web|shared|app/web)/',
          BROWSER_DOORS,
          '^src/(services|blocks)/[^/]+/web/pages\\.tsx?$',
        ],
      },
    ),
    forbid(
      'contracts-and-rules-are-pure',
      'contract.ts and rules/ also run in the browser: other contracts and rules, src/shared and typebox only.',
      { path: '^src/(services|blocks)/([^/]+)/(contract\\.ts$|rules/)', pathNot: [TEST, '/test-data/'] },
      { path: '^src/', pathNot: ['^src/shared/', BROWSER_DOORS, '^src/$1/$2/rules/'] },
    ),
    forbid(
      'no-node-in-the-browser',
      'Browsers have no node: modules.',
      { path: [BROWSER, BROWSER_DOORS], pathNot: [TEST, BUILD, '/test-data/'] },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'no-screens-in-the-server',
      'Server code imports no screens.',
      {
        path: '^src/(platform/|app/(?!web/)|(services|blocks)/[^/]+/(?!web/))',
        pathNot: TEST,
      },
      { path: BROWSER, pathNot: [BUILD] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|\\.runtime)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    skipAnalysisNotInRules: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
