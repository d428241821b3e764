"""The email builder: the package that writes, what the browser loads, and the build of its Python."""
