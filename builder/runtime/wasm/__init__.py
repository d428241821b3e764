"""Pyodide's WebAssembly: read, reduced, and the snapshot of its memory."""
