// Package serve shows decks over SSH: `ssh host` and the deck is there, for
// anyone, in their own window size, colours, language and pace; and nobody gets
// further than that.
//
// What it owns is the boundary to strangers. Every session runs a model that a
// Viewer makes, through internal/screen; nothing that a client sends can name a
// file, start a program, open a connection or take more than its share of
// memory, time or log. Whatever a client names is cleaned before it reaches a
// log, a title or a screen. A session holds no timer: one patrol looks after all
// of them, and stands still while nobody is there.
//
// A viewer costs little: what many are sent is laid out once (layout.Layouts) and
// encoded once (frame.Encodings), within bounds of bytes; a session holds which
// frame it shows, and what moves on all screens has a share of the processor
// (Server.Pace), so that keys are answered first.
//
// Where the protections are: admission.go who may connect, startups.go handshakes at
// once, handshake.go keys and algorithms, conn.go what a client may send,
// channel.go what it may ask for, keys.go what its terminal may say, mailbox.go
// and pace.go how often it is shown something, patrol.go what ends, clean.go what
// it calls itself. Config has their figures. TestLoad measures the whole.
//
// charm.land/ssh takes connections through their handshake. Sessions are our
// own, since its sessions can be made to exhaust memory, to spin and to hang by
// what a client asks for.
package serve
