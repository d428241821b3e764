/** The part of Node's API that the tests in this folder use. */

declare module "node:test" {
  interface Timers {
    enable(options: { apis: ("setTimeout" | "setInterval" | "Date")[]; now?: number }): void;
    tick(milliseconds: number): void;
    setTime(milliseconds: number): void;
    reset(): void;
  }
  interface Mock<F extends (...values: any[]) => any> {
    (...values: Parameters<F>): ReturnType<F>;
    mock: { calls: { arguments: any[] }[]; callCount(): number };
  }
  interface MockTracker {
    timers: Timers;
    fn<F extends (...values: any[]) => any>(implementation?: F): Mock<F>;
    method(target: object, name: string, implementation?: (...values: any[]) => any): Mock<any>;
    reset(): void;
  }
  interface TestContext {
    mock: MockTracker;
  }
  type Body = (context: TestContext) => void | Promise<void>;
  export function test(name: string, body: Body): void;
  export function describe(name: string, body: () => void): void;
  export function beforeEach(body: () => void | Promise<void>): void;
  export function afterEach(body: () => void | Promise<void>): void;
  export const mock: MockTracker;
}

declare module "node:assert/strict" {
  interface Assert {
    (value: unknown, message?: string): asserts value;
    equal<T>(actual: unknown, expected: T, message?: string): asserts actual is T;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual<T>(actual: unknown, expected: T, message?: string): asserts actual is T;
    notDeepEqual(actual: unknown, expected: unknown, message?: string): void;
    match(value: string, pattern: RegExp, message?: string): void;
    throws(block: () => unknown, error?: RegExp | object): void;
    rejects(block: Promise<unknown> | (() => Promise<unknown>), error?: RegExp | object): Promise<void>;
  }
  const assert: Assert;
  export default assert;
}
