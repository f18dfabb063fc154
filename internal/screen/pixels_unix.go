//go:build unix

package screen

import (
	"os"

	"golang.org/x/sys/unix"
)

// CellSize is the size in pixels of a cell of the terminal f; 0 if it does not say.
func CellSize(f *os.File) (width, height int) {
	ws, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil || ws.Col == 0 || ws.Row == 0 {
		return 0, 0
	}
	return int(ws.Xpixel / ws.Col), int(ws.Ypixel / ws.Row)
}
