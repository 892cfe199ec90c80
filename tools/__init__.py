"""Programs for work on the project: deploy, pull, README, notebook; nobody installs them."""
