/// <reference types="vite/client" />

/** Words of one face, one lazily loaded bundle per language; made by the build. */
declare module 'virtual:texts/*' {
  const loaders: import('./web/kit/texts/texts.ts').TextLoaders;
  export default loaders;
}
