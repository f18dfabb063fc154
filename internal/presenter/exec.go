package presenter

import (
	"fmt"
	"maps"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/layout"
)

// Exec runs a block of code in a terminal of that size in cells. Who is given
// none cannot run anything.
type Exec func(lang, code string, columns, rows int) (Running, error)

// Running is a block of code that runs.
type Running interface {
	// Next waits for news and gives the last lines printed; more is false at the
	// end.
	Next() (lines []string, more bool)
	// End is how it ended: "" is well.
	End() (problem string, took time.Duration)
	// Kill ends it, with all that it has started.
	Kill()
}

// Size in cells of the terminals that code runs in.
const (
	execColumns = 80
	execRows    = 24
)

// runs are the blocks of code of a slide that may be run. They end with it.
type runs struct {
	id      int           // messages of an earlier run are passed over
	slide   int           // whose they are
	blocks  []*deck.Block // all of them
	next    int           // which is run next
	running Running       // nil: none
	block   *deck.Block   // that runs, or is about to
	seen    *layout.Exec  // nil: there is nothing to run
}

// runStartedMsg says that a block of code runs.
type runStartedMsg struct {
	id      int
	running Running
	err     error
}

// outputMsg says what a block of code has printed.
type outputMsg struct {
	id    int
	lines []string
	more  bool
}

// lookForCode finds what of the slide may be run; what runs on another one is
// ended.
func (m *Model) lookForCode() {
	if m.o.Exec == nil {
		return
	}
	if m.runs.running != nil {
		m.runs.running.Kill()
	}
	m.runs = runs{id: m.runs.id + 1, slide: m.pos.Slide}
	m.runs.blocks = executable(nil, m.deck.Slide(m.pos.Slide, m.lang).Blocks)
	m.seeRuns(nil, layout.Output{})
}

// rebindRuns has the blocks of a deck that says the same stand for those that have
// been run, or run: only what stands beside the deck has changed. It reports whether
// there are as many.
func (m *Model) rebindRuns() bool {
	r := &m.runs
	blocks := executable(nil, m.deck.Slide(m.pos.Slide, m.lang).Blocks)
	if r.slide != m.pos.Slide || len(blocks) != len(r.blocks) {
		return false
	}
	now := map[*deck.Block]*deck.Block{}
	for i, was := range r.blocks {
		now[was] = blocks[i]
	}
	r.blocks, r.block = blocks, now[r.block]
	if r.seen != nil {
		seen := &layout.Exec{Hint: r.seen.Hint, Next: now[r.seen.Next], Outputs: map[*deck.Block]layout.Output{}}
		for was, out := range r.seen.Outputs {
			seen.Outputs[now[was]] = out
		}
		r.seen = seen
	}
	return true
}

func executable(found []*deck.Block, blocks []deck.Block) []*deck.Block {
	for i := range blocks {
		if blocks[i].Executable() {
			found = append(found, &blocks[i])
		}
		found = executable(found, blocks[i].Children)
	}
	return found
}

// seeRuns has a block's output be seen.
func (m *Model) seeRuns(of *deck.Block, out layout.Output) {
	r := &m.runs
	if len(r.blocks) == 0 {
		r.seen = nil
		return
	}
	seen := &layout.Exec{Hint: m.keyOf("run") + " " + m.execWords().run}
	if r.block == nil { // else the key stops it
		seen.Next = r.blocks[r.next%len(r.blocks)]
	}
	if r.seen != nil {
		seen.Outputs = maps.Clone(r.seen.Outputs)
	}
	if of != nil {
		if seen.Outputs == nil {
			seen.Outputs = map[*deck.Block]layout.Output{}
		}
		seen.Outputs[of] = out
	}
	r.seen = seen
}

// keyOf returns the first key of an action, as people call it.
func (m *Model) keyOf(action string) string {
	for i := range m.keys.actions {
		if keys := m.keys.keys[i]; m.keys.actions[i].name == action && len(keys) > 0 {
			return m.words().keyName(keys[0])
		}
	}
	return ""
}

// run runs the next block of code, or stops the one that runs.
func (m *Model) run() tea.Cmd {
	r, w := &m.runs, m.execWords()
	if r.block != nil {
		if r.running != nil {
			r.running.Kill()
		}
		return nil
	}
	code := m.nextCode()
	switch {
	case code == nil && m.o.Exec == nil && len(executable(nil, m.deck.Slide(m.pos.Slide, m.lang).Blocks)) > 0:
		m.status = StatusMsg{Text: w.noExec, Warns: true}
		return nil
	case code == nil:
		m.say(w.noRun)
		return nil
	}
	for i, b := range r.blocks {
		if b == code.Block {
			r.next = i + 1
		}
	}
	r.id++
	r.block = code.Block
	m.seeRuns(r.block, layout.Output{Note: w.runs + " · " + m.keyOf("run") + " " + w.stop})
	id, start, d, b, lang := r.id, m.o.Exec, m.deck, code.Block, code.Block.Info.Lang
	if other := b.Info.Attrs["exec"]; other != "" { // +exec:bash, of a block in another language
		lang = other
	}
	return func() tea.Msg {
		_, text := b.Hidden(d.Written(b))
		running, err := start(lang, text, execColumns, execRows)
		return runStartedMsg{id, running, err}
	}
}

// nextCode returns the block that is run next; nil if the step shows none.
func (m *Model) nextCode() *layout.Code {
	var first *layout.Code
	if m.runs.seen == nil {
		return nil
	}
	for i := range m.shown.Codes {
		c := &m.shown.Codes[i]
		if c.Block == m.runs.seen.Next {
			return c
		}
		if first == nil && c.Block.Executable() {
			first = c
		}
	}
	return first
}

// apply waits for what a block of code prints. One whose slide has gone meanwhile is
// ended.
func (msg runStartedMsg) apply(m *Model) tea.Cmd {
	r := &m.runs
	if msg.id != r.id || r.block == nil {
		if msg.running != nil {
			msg.running.Kill()
		}
		return nil
	}
	if msg.err != nil {
		block := r.block
		r.block = nil
		m.seeRuns(block, layout.Output{State: layout.Failed, Note: msg.err.Error()})
		return nil
	}
	r.running = msg.running
	return m.awaitOutput()
}

// awaitOutput waits for what the block prints.
func (m *Model) awaitOutput() tea.Cmd {
	id, running := m.runs.id, m.runs.running
	return func() tea.Msg {
		lines, more := running.Next()
		return outputMsg{id, lines, more}
	}
}

// apply shows what a block has printed.
func (msg outputMsg) apply(m *Model) tea.Cmd {
	r := &m.runs
	if msg.id != r.id || r.running == nil {
		return nil
	}
	out := layout.Output{Lines: msg.lines, Note: r.seen.Outputs[r.block].Note}
	if msg.more {
		m.seeRuns(r.block, out)
		return m.awaitOutput()
	}
	problem, took := r.running.End()
	out.State, out.Note = layout.Done, fmt.Sprintf("%.1f s", took.Seconds())
	if took < 100*time.Millisecond {
		out.Note = fmt.Sprintf("%d ms", took.Milliseconds())
	}
	if problem != "" {
		out.State, out.Note = layout.Failed, m.execWords().ended.Replace(problem)+" · "+out.Note
	}
	block := r.block
	r.running, r.block = nil, nil
	m.seeRuns(block, out)
	return nil
}

// execWords are what the program says of code that is run.
type execWords struct {
	run, runs, stop, noExec, noRun string
	ended                          *strings.Replacer // of what is said of its end
}

func (m *Model) execWords() execWords {
	if m.words() == &chinese {
		return execWords{
			run: "运行", runs: "正在运行", stop: "停止",
			noExec: "这里不运行代码；在自己的机器上用 --exec", noRun: "这一张没有可以运行的代码",
			ended: strings.NewReplacer("exit status", "退出状态", "stopped: it printed more than", "已停止：输出超过", "stopped after", "已停止：超过", "stopped", "已停止"),
		}
	}
	return execWords{
		run: "run", runs: "running", stop: "stop",
		noExec: "no code is run here; on your own machine use --exec", noRun: "no code here that can be run",
		ended: strings.NewReplacer(),
	}
}
