//go:build !unix

package serve

import "time"

// processorTime returns false: the time is not known here.
func processorTime() (time.Duration, bool) { return 0, false }
