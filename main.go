// A still slide does not wake the machine: the number of processors is not looked
// at again every second.
//
//go:debug updatemaxprocs=0

// Revolute shows Markdown slides in a terminal.
package main

import (
	"os"

	"revolute/internal/cli"
)

func main() { os.Exit(cli.Main()) }
