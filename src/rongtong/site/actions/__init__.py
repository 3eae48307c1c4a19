"""Writing what spans the apps."""
