package cli

import (
	"revolute/internal/presenter"
	"revolute/internal/snippet"
)

// exec returns the permission to run the code of a deck, for a local talk whose
// speaker asked for it; else nil. end ends what runs.
func (p *program) exec() (run presenter.Exec, end func()) {
	if !p.flags.exec {
		return nil, func() {}
	}
	runner := &snippet.Runner{}
	return func(lang, code string, columns, rows int) (presenter.Running, error) {
		process, err := runner.Start(lang, code, columns, rows)
		if err != nil {
			return nil, err
		}
		return process, nil
	}, runner.Close
}
