// Package problem holds the one way in which this program says that something
// is wrong: a place, what is wrong there, and a hint where one helps. The deck's
// readers, drawings, themes, settings and the command line all report a Problem,
// so a fault keeps its line and its hint through every layer.
//
// A Problem's Text is one line in lower case, without a full stop; its Hint says
// what to do about it.
package problem

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Severity says how bad a Problem is.
type Severity uint8

// An error is what the audience would see or miss; a warning may be meant so.
const (
	Error Severity = iota
	Warning
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Problem is something that is wrong. A *Problem is an error.
type Problem struct {
	File     string // as messages name it; "": no file, or one that the caller knows
	Line     int    // 1-based; 0: the file as a whole
	Column   int    // 1-based, in characters; 0: the line as a whole
	Text     string
	Hint     string // may be empty
	Severity Severity
	Err      error // what caused it; may be nil

	text, hint *said // as they were made; may be nil
}

// Errorf returns an error at a line of a file; file "" and line 0 leave the
// place open. The text is made of format and args as by fmt.Sprintf.
func Errorf(file string, line int, format string, args ...any) *Problem {
	return &Problem{File: file, Line: line, Text: fmt.Sprintf(format, args...), text: &said{format, args}}
}

// Warningf returns a warning, made as Errorf makes an error.
func Warningf(file string, line int, format string, args ...any) *Problem {
	p := Errorf(file, line, format, args...)
	p.Severity = Warning
	return p
}

// ErrUsage is the cause of a mistake in a command's flags or arguments.
var ErrUsage = errors.New("wrong usage")

// Usagef returns an error of whoever typed the command; its cause is ErrUsage.
func Usagef(format string, args ...any) *Problem {
	return Errorf("", 0, format, args...).Because(ErrUsage)
}

// From returns err as a Problem: the first one in its tree, or else a new one
// with err's text and err as its cause. From(nil) is nil.
func From(err error) *Problem {
	if err == nil {
		return nil
	}
	if p := (*Problem)(nil); errors.As(err, &p) {
		return p
	}
	return &Problem{Text: err.Error(), Err: err}
}

// All returns every Problem in err's tree, in order; an error that holds none
// counts as one, as by From.
func All(err error) []*Problem {
	for e := err; e != nil; {
		switch x := e.(type) {
		case *Problem:
			return []*Problem{x}
		case interface{ Unwrap() []error }:
			var all []*Problem
			for _, part := range x.Unwrap() {
				all = append(all, All(part)...)
			}
			return all
		}
		e = errors.Unwrap(e)
	}
	if err == nil {
		return nil
	}
	return []*Problem{From(err)}
}

// WithHint sets the hint of p and returns p.
func (p *Problem) WithHint(hint string) *Problem {
	p.Hint, p.hint = hint, nil
	return p
}

// Hintf sets the hint of p, made of format and args as by fmt.Sprintf, and
// returns p.
func (p *Problem) Hintf(format string, args ...any) *Problem {
	p.Hint, p.hint = fmt.Sprintf(format, args...), &said{format, args}
	return p
}

// DidYouMean sets the hint of p to near as what may have been meant, or to
// otherwise if near is "", and returns p.
func (p *Problem) DidYouMean(near, otherwise string) *Problem {
	if near == "" {
		return p.WithHint(otherwise)
	}
	return p.Hintf("did you mean %s?", near)
}

// Because sets the cause of p, which Unwrap returns, and returns p.
func (p *Problem) Because(err error) *Problem {
	p.Err = err
	return p
}

// In returns a copy of p that stands in a file, below the given number of its
// lines: a drawing knows lines of its own body alone. A Problem that has a file
// already is returned as it is.
func (p *Problem) In(file string, below int) *Problem {
	if p.File != "" {
		return p
	}
	q := *p
	q.File, q.Line = file, p.Line+below
	return &q
}

// Place returns "file:line", without what is not known.
func (p *Problem) Place() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.File == "":
		return fmt.Sprintf("line %d", p.Line)
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Error returns "file:line: text", without the hint.
func (p *Problem) Error() string {
	if at := p.Place(); at != "" {
		return at + ": " + p.Text
	}
	return p.Text
}

// Unwrap returns what caused p.
func (p *Problem) Unwrap() error { return p.Err }

// Report returns p as a person reads it, the hint on a line of its own:
//
//	talk.md:12: column 3 of a 2-column layout
//	hint: columns count from 0
//	talk.md:3: warning: the link homepage has no address
//
// What could steer a terminal is written as U+FFFD.
func (p *Problem) Report() string { return p.report("warning: ", "hint: ") }

// ReportInChinese returns what Report does in Chinese, as far as the tables have it.
func (p *Problem) ReportInChinese() string { return p.InChinese().report("警告：", "提示：") }

func (p *Problem) report(warning, hint string) string {
	var b strings.Builder
	if at := p.Place(); at != "" {
		b.WriteString(Clean(at) + ": ")
	}
	if p.Severity == Warning {
		b.WriteString(warning)
	}
	b.WriteString(Clean(p.Text) + "\n")
	if p.Hint != "" {
		b.WriteString(hint + Clean(p.Hint) + "\n")
	}
	return b.String()
}

// Clean returns s on one line, without what could steer a terminal.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return utf8.RuneError
		}
		return r
	}, s)
}
