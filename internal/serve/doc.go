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
// charm.land/ssh takes connections through their handshake. Sessions are our
// own, since its sessions can be made to exhaust memory, to spin and to hang by
// what a client asks for.
package serve
