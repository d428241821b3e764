/** What the build puts before the service worker (overrides/hooks/service_worker.py). */
declare const SITE: { version: string; files: Record<string, string>; python: string[] };
