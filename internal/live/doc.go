// Package live keeps everybody who shows a talk at the place where its speaker
// is. A talk is a register: one small value that holds where the talk is. Its
// states are totally ordered by Compare, so whoever has seen any of them, lost,
// repeated or out of order, ends at the last one. Nothing is queued, and late or
// slow readers are no special case.
//
// state.go, lease.go, view.go and audience.go are pure: values, rules, and a time
// that is passed in. A Talk is the register as one process knows it. Members of
// the same process join it as seats; other processes take part over a connection,
// at whose one end the Talk is host (Welcome) and at whose other guest (Follow).
// A guest may be the host of others: the talks of several processes are a tree,
// and its root decides who leads. Unix joins the programs of one user on one
// machine; SSH connections are made by packages serve and host; package bus
// connects several servers through NATS.
//
// The same rules hold everywhere. Only the holder of the lease leads; a lease that
// is not renewed ends after LeaseTime. A stage acknowledges what it shows every
// AckEvery; one that has not for InStep is not in step any more. Members of one
// user on one machine share a lease, so that the keys of stage and speaker's
// screen both lead.
package live
