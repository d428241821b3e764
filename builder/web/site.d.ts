/** What the build puts before the service worker (builder/runtime/offline.py). */
declare const SITE: { version: string; files: Record<string, string>; python: string[] };
