package host

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/spf13/pflag"
)

// served starts a server with args, and returns what it says of where browsers come,
// and where the speaker's phone does.
func served(t *testing.T, args ...string) (at, phone string) {
	t.Helper()
	var o Options
	f := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	o.Define(f)
	if err := f.Parse(append([]string{"--ssh", "127.0.0.1:0", "--http", "127.0.0.1:0", "--phone"}, args...)); err != nil {
		t.Fatal(err)
	}
	o.Decks = f.Args()
	ctx, stop := context.WithCancel(context.Background())
	in, out := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- New(o, out, slog.New(slog.DiscardHandler)).Serve(ctx)
		_ = out.Close()
	}()
	t.Cleanup(func() { stop(); <-ended })
	lines := bufio.NewScanner(in)
	for lines.Scan() && phone == "" {
		switch line := lines.Text(); {
		case strings.HasPrefix(line, "http"):
			at = line
		default:
			_, phone, _ = strings.Cut(line, "once: ")
		}
	}
	if at == "" || phone == "" {
		t.Fatalf("it does not say where it is: %v", <-ended)
	}
	go func() { _, _ = io.Copy(io.Discard, in) }()
	return at, phone
}

// certificate makes one for this machine, and returns its files and those who trust it.
func certificate(t *testing.T) (cert, key string, trust *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	raw, err := x509.CreateCertificate(rand.Reader, about, about, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: raw}, key: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	trust = x509.NewCertPool()
	trust.AddCert(must(x509.ParseCertificate(raw)))
	return cert, key, trust
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// TestPagesOfTwoServers: pages of one server follow a phone that leads at another one,
// by TLS and over NATS.
func TestPagesOfTwoServers(t *testing.T) {
	if testing.Short() {
		t.Skip("three servers")
	}
	bus, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, JetStream: true, StoreDir: t.TempDir(), NoSigs: true, NoLog: true})
	if err != nil {
		t.Fatal(err)
	}
	bus.Start()
	t.Cleanup(func() { bus.Shutdown(); bus.WaitForShutdown() })
	if !bus.ReadyForConnections(20 * time.Second) {
		t.Fatal("NATS does not start")
	}
	talk := filepath.Join(t.TempDir(), "talk.md")
	if err := os.WriteFile(talk, []byte("# 一\n\n---\n\n# 二\n\n---\n\n# 三\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cert, key, trust := certificate(t)
	secured, invitation := served(t, "--nats", bus.ClientURL(), "--tls-cert", cert, "--tls-key", key, talk)
	plain, _ := served(t, "--nats", bus.ClientURL(), talk)
	if !strings.HasPrefix(secured, "https://") || !strings.HasPrefix(plain, "http://") {
		t.Fatalf("they are at %s and %s", secured, plain)
	}
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trust}}}
	follow := func(base string) *bufio.Scanner {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"talk/live", nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { resp.Body.Close() })
		late := time.AfterFunc(30*time.Second, func() { resp.Body.Close() })
		t.Cleanup(func() { late.Stop() })
		return bufio.NewScanner(resp.Body)
	}
	pages := []*bufio.Scanner{follow(secured), follow(plain)}
	drive, token, _ := strings.Cut(invitation, "drive#")
	post := func(what, body string) {
		t.Helper()
		resp, err := client.Post(drive+what, "text/plain", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusNoContent {
			t.Fatalf("%s: %s", what, resp.Status)
		}
	}
	post("enter", token)
	for _, n := range []string{`"n":1`, `"n":2`} {
		post("drive", `{"do":"next"}`)
		for i, p := range pages {
			for p.Scan() && !strings.Contains(p.Text(), n) {
			}
			if p.Err() != nil {
				t.Fatalf("page %d was not told %s: %v", i, n, p.Err())
			}
		}
	}
}
