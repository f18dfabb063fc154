package live

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestLease(t *testing.T) {
	now := time.UnixMilli(1e12)
	l, ok := Lease{}.Take("anna", "Anna", now)
	if !ok || l.Epoch != 1 || !l.Held(now) {
		t.Fatalf("a free lease: %+v, %t", l, ok)
	}
	if _, ok := l.Take("bo", "Bo", now.Add(LeaseTime-1)); ok {
		t.Error("a second speaker took a lease that is held")
	}
	if again, ok := l.Take("anna", "Anna", now.Add(LeaseTime-1)); !ok || again.Epoch != 1 || !again.Held(now.Add(LeaseTime)) {
		t.Errorf("renewed: %+v, %t", again, ok)
	}
	if bo, ok := l.Take("bo", "Bo", now.Add(LeaseTime)); !ok || bo.Epoch != 2 || bo.Holder != "bo" {
		t.Errorf("after its end: %+v, %t", bo, ok)
	}
	if back, ok := l.Take("anna", "Anna", now.Add(time.Hour)); !ok || back.Epoch != 1 {
		t.Errorf("its holder comes back and nobody has led since: %+v, %t", back, ok)
	}
	asked := l.Ask("bo", "Bo", now)
	if asked.Holder != "anna" || asked.Asker != "Bo" {
		t.Errorf("asked for: %+v", asked)
	}
	if same := asked.HandOver("bo", now); same != asked {
		t.Errorf("who asks has handed it over to itself: %+v", same)
	}
	if bo := asked.HandOver("anna", now); bo.Holder != "bo" || bo.Epoch != 2 || bo.Asks != "" {
		t.Errorf("handed over: %+v", bo)
	}
	if free := l.HandOver("anna", now); free.Held(now) || free.Epoch != 1 {
		t.Errorf("handed over to nobody: %+v", free)
	}
	if no := asked.Refuse("anna"); no.Asks != "" || no.Holder != "anna" {
		t.Errorf("refused: %+v", no)
	}
	if _, ok := l.Take("", "", now.Add(time.Hour)); ok {
		t.Error("nobody took it")
	}
}

// TestLeaseExcludes has many speakers do anything at any time: at no moment do two
// hold the lease, and an epoch has one holder.
func TestLeaseExcludes(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	now := time.UnixMilli(1e12)
	var l Lease
	holders := map[uint64]string{}
	for range 100_000 {
		now = now.Add(time.Duration(r.IntN(6000)) * time.Millisecond)
		who := string(rune('a' + r.IntN(4)))
		before := l
		switch r.IntN(5) {
		case 0, 1:
			next, ok := l.Take(who, who, now)
			if ok && before.Held(now) && before.Holder != who {
				t.Fatalf("%s took the lease of %s, who holds it", who, before.Holder)
			}
			l = next
		case 2:
			l = l.Ask(who, who, now)
		case 3:
			l = l.HandOver(who, now)
		case 4:
			l = l.Refuse(who)
		}
		if l.Epoch < before.Epoch {
			t.Fatalf("the epoch fell from %d to %d", before.Epoch, l.Epoch)
		}
		if l.Holder == "" {
			continue
		}
		if has, ok := holders[l.Epoch]; ok && has != l.Holder {
			t.Fatalf("epoch %d is %s's and %s's", l.Epoch, has, l.Holder)
		}
		holders[l.Epoch] = l.Holder
	}
}
