/** What the build puts before the service worker (overrides/hooks/service_worker.py). */
declare const SITE: { version: string; files: Record<string, string>; python: string[]; on_demand: string[] };

/** The address of the bundled worker, relative to the bundle; where nothing is bundled there is no such name. */
declare const WORKER_FILE: string | undefined;

/** The address of the module that starts Python, relative to the bundle. */
declare const START_FILE: string | undefined;

/** The address of the module that few visitors need, relative to the bundle. */
declare const ON_DEMAND_FILE: string | undefined;
