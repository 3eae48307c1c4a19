"""What spans the apps: home, workbench, navigation, the operator's pages, demo data."""
