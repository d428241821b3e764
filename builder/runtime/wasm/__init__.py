"""Pyodide's WebAssembly code, and the snapshot of its memory."""
