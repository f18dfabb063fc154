// A still slide does not wake the machine: the number of processors is not looked
// at again every second.
//
//go:debug updatemaxprocs=0

// Revolute shows Markdown slides in a terminal.
package main

// The pictures of the README:
//
//go:generate go run . export --lang zh --at 1 --dark --size 110x34 -o .github/cover.svg
//go:generate go run . export --lang zh --at 20 --dark --size 110x34 -o .github/watts.svg
//go:generate go run . export --lang en --at 19 --dark --size 110x34 -o .github/chart.svg
//go:generate go run . export --lang zh --at 21 --dark --size 110x34 -o .github/words.svg

import (
	"os"

	"revolute/internal/cli"
)

func main() { os.Exit(cli.Main()) }
