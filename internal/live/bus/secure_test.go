package bus

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"

	"revolute/internal/live"
)

// certificate returns one for this machine that it has signed itself, and the file
// that has clients trust it.
func certificate(t *testing.T) (cert tls.Certificate, file string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "nats"}, NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, file
}

// credentials sets up a server that wants a user's credentials, and returns a file
// that has them.
func credentials(t *testing.T, o *server.Options) (file string) {
	t.Helper()
	operator, account, user := pair(t, nkeys.CreateOperator), pair(t, nkeys.CreateAccount), pair(t, nkeys.CreateUser)
	accounts := &server.MemAccResolver{}
	system := pair(t, nkeys.CreateAccount)
	for _, a := range []nkeys.KeyPair{account, system} {
		claims := jwt.NewAccountClaims(public(t, a))
		if a == account {
			claims.Limits.DiskStorage, claims.Limits.MemoryStorage = -1, -1
		}
		signed, err := claims.Encode(operator)
		if err != nil {
			t.Fatal(err)
		}
		if err := accounts.Store(public(t, a), signed); err != nil {
			t.Fatal(err)
		}
	}
	trusted := jwt.NewOperatorClaims(public(t, operator))
	if _, err := trusted.Encode(operator); err != nil {
		t.Fatal(err)
	}
	o.SystemAccount = public(t, system)
	o.TrustedOperators, o.AccountResolver = []*jwt.OperatorClaims{trusted}, accounts
	token, err := jwt.NewUserClaims(public(t, user)).Encode(account)
	if err != nil {
		t.Fatal(err)
	}
	seed, err := user.Seed()
	if err != nil {
		t.Fatal(err)
	}
	content, err := jwt.FormatUserConfig(token, seed)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "user.creds")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func pair(t *testing.T, create func() (nkeys.KeyPair, error)) nkeys.KeyPair {
	t.Helper()
	k, err := create()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func public(t *testing.T, k nkeys.KeyPair) string {
	t.Helper()
	s, err := k.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSecure reaches a bus over TLS with credentials, and no bus without either.
func TestSecure(t *testing.T) {
	cert, ca := certificate(t)
	o := &server.Options{
		Host: "127.0.0.1", Port: server.RANDOM_PORT, JetStream: true, StoreDir: t.TempDir(), NoSigs: true, NoLog: true,
		TLS: true, TLSConfig: &tls.Config{Certificates: []tls.Certificate{cert}}, TLSTimeout: 5,
	}
	creds := credentials(t, o)
	n, err := server.NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	n.Start()
	t.Cleanup(func() { n.Shutdown(); n.WaitForShutdown() })
	if !n.ReadyForConnections(20 * time.Second) {
		t.Fatal("the NATS server does not start")
	}
	url := "tls://" + n.Addr().String()
	join := func(node string, role live.Role, cfg Config) *live.Seat {
		cfg.URL, cfg.Node = url, node
		talk := live.NewTalk(node, time.Now)
		t.Cleanup(enter(t, talk, cfg))
		s := talk.Join(live.Member{Role: role, Holder: node, Name: node}, nil)
		t.Cleanup(s.Close)
		return s
	}
	anna := join("a", live.Speaker, Config{Creds: creds, CA: ca})
	anna.Lead(place("1"))
	within(t, 20*time.Second, "the bus is reached", func() bool { return anna.Now().Trouble == nil }, func() any { return anna.Now() })
	other := join("b", live.Follower, Config{Creds: creds, CA: ca})
	stranger, unsure := join("c", live.Follower, Config{CA: ca}), join("d", live.Follower, Config{Creds: creds})
	within(t, 20*time.Second, "who has both follows", func() bool { return other.Now().Slide == "1" }, func() any { return other.Now() })
	for _, s := range []*live.Seat{stranger, unsure} {
		within(t, 20*time.Second, "who lacks one of them is told", func() bool { return s.Now().Trouble != nil }, func() any { return s.Now() })
		if s.Now().Slide != "" {
			t.Errorf("it is at %q all the same", s.Now().Slide)
		}
	}
}
