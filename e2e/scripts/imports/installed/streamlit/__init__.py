raise ImportError("this is the package that happens to be installed, which must not be imported")
