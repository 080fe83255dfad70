/** The figures that services have declared, by name; the roof hands them in once at the start. */
import type { Indicator, Module } from '../../platform/module.ts';

export type DeclaredIndicator = Indicator & { module: string };
export type Indicators = {
  all(): readonly DeclaredIndicator[];
  find(name: string): DeclaredIndicator | undefined;
};

/** Collects the indicators of modules. Throws for a name that is used twice or does not begin with its module's name. */
export function createIndicators(modules: readonly Pick<Module, 'name' | 'indicators'>[]): Indicators {
  const byName = new Map<string, DeclaredIndicator>();
  for (const { name: module, indicators = [] } of modules) {
    for (const indicator of indicators) {
      if (!indicator.name.startsWith(`${module}.`))
        throw new Error(
          `Indicator ${indicator.name} must begin with "${module}.", the module that declares it.`,
        );
      if (byName.has(indicator.name)) throw new Error(`Indicator ${indicator.name} is declared twice.`);
      byName.set(indicator.name, { ...indicator, module });
    }
  }
  const list = [...byName.values()];
  return { all: () => list, find: (name) => byName.get(name) };
}

let registered: Indicators = createIndicators([]);

/** Called by the roof with the list of modules, before the first request. */
export function setIndicators(indicators: Indicators): void {
  registered = indicators;
}

export function declaredIndicators(): Indicators {
  return registered;
}
