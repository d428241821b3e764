/** The messages between the page and Python's worker, and the shapes they carry. */

import type { Manifest } from "../contract.d.ts";

export type { DistributionFile, Manifest } from "../contract.d.ts";

/** How to boot Python: restore a memory snapshot, or import the packages one by one. */
export type Strategy = "snapshot" | "packages";

/**
 * What a worker that has booted hands to the page, so that the next worker need not download and compile it again. It
 * serves only the strategy that it comes from.
 */
export interface BootCache {
  strategy: Strategy;
  module: WebAssembly.Module;
  snapshot?: ArrayBuffer;
}

export interface BootOptions {
  /** The absolute address of the distribution. */
  root: string;
  manifest: Manifest;
  strategy: Strategy;
  /** Download past the HTTP cache, whose copy may be damaged. */
  bypassCache: boolean;
  bootCache?: BootCache;
}

/** The part of the standard library that the snapshot has, the rest of it, and the packages; all uncompressed. */
export interface ModuleArchives {
  stdlib: ArrayBuffer;
  rest: ArrayBuffer;
  wheels: ArrayBuffer[];
}

export type MessageToWorker =
  | { type: "start"; options: BootOptions }
  /** `request` is JSON; the worker takes one at a time. */
  | { type: "request"; id: number; request: string }
  | { type: "mount"; archives: ModuleArchives };

export type MessageFromWorker =
  /** The worker's script has loaded and takes messages. */
  | { type: "listening" }
  /** While it boots; `loaded` and `total` are compressed bytes. */
  | { type: "progress"; stage: "download" | "start"; loaded?: number; total?: number }
  | { type: "ready"; bootCache: BootCache }
  /** Python did not boot; in the slim build perhaps because something had been left out. */
  | { type: "failed"; reason: string }
  /** `reply` is JSON. */
  | { type: "reply"; id: number; reply: string }
  /** Python raised where it should not, or WebAssembly trapped; in the slim build perhaps for the same reason. */
  | { type: "error"; id: number; reason: string }
  /** The request needs a module that the boot left out: mount the archives and post it again. */
  | { type: "missing-module"; id: number };
