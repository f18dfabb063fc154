// Revolute shows Markdown slides in a terminal.
package main

import (
	"os"

	"revolute/internal/cli"
)

func main() { os.Exit(cli.Main()) }
