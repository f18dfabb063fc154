//go:build unix

package main

import (
	"debug/buildinfo"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// program is one that shows slides.
type program struct {
	order      int
	name       string
	remark     string
	file       string
	args       []string // before the deck
	version    []string // arguments that have it say its version
	module     string   // of a Go program, whose version it tells
	env        []string
	next, quit string // keys
	hard       bool   // it wants text that is wrapped by hand
	few        bool   // it takes seconds with large decks or silent terminals
	said       string // its version
}

func (p *program) command(d deck) []string {
	file := d.soft
	if p.hard {
		file = d.hard
	}
	return append(append([]string{p.file}, p.args...), file)
}

// installed returns the programs to run: this one, built into dir, other builds of
// it, and the peers that are there.
func installed(dir, also string) ([]*program, error) {
	self := &program{name: "revolute", file: filepath.Join(dir, "revolute")}
	if err := build(self.file); err != nil {
		return nil, err
	}
	all := []*program{self}
	for build := range strings.SplitSeq(also, ",") {
		if name, file, ok := strings.Cut(build, "="); ok {
			all = append(all, &program{name: name, file: file})
		}
	}
	all = append(all,
		&program{name: "slides", module: "github.com/maaslalani/slides", few: true},
		&program{name: "patat", version: []string{"--version"}, few: true},
		&program{name: "lookatme", version: []string{"--version"}, few: true},
		&program{name: "mdp", args: []string{"--nofade"}, version: []string{"-v"}, hard: true, remark: "no wrapping, no highlighting"},
	)
	var there []*program
	for i, p := range all {
		if p.file == "" {
			file, err := exec.LookPath(p.name)
			if err != nil {
				continue
			}
			p.file = file
		}
		p.order, p.next, p.quit = i, "l", "q"
		p.said = p.ask()
		there = append(there, p)
	}
	return there, nil
}

var number = regexp.MustCompile(`\d+(\.\d+)+`)

// ask returns the program's version, as far as it can be told.
func (p *program) ask() string {
	if p.module != "" {
		info, err := buildinfo.ReadFile(p.file)
		if err != nil {
			return ""
		}
		for _, m := range append(info.Deps, &info.Main) {
			if m.Path == p.module {
				return strings.TrimPrefix(m.Version, "v")
			}
		}
	}
	if p.version == nil {
		return ""
	}
	out, _ := exec.Command(p.file, p.version...).CombinedOutput()
	return number.FindString(string(out))
}
