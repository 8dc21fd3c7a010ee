/** Tests that are written anew, each beside one of which a check is left out. */
import type { Case } from './losses.ts';

const goTable = (rows: string): string => `
 package web
 
-func TestReadRefusesGuest(t *testing.T) {
-	res := get(t, "guest", "/reports/7")
-	if res.Code != 401 {
-		t.Errorf("got %d", res.Code)
-	}
-}
-
-func TestReadRefusesOtherTeam(t *testing.T) {
-	res := get(t, "mallory", "/reports/7")
-	if res.Code != 404 {
-		t.Errorf("got %d", res.Code)
-	}
-}
-
-func TestDeleteRefusesViewer(t *testing.T) {
-	res := del(t, "victor", "/reports/7")
-	if res.Code != 403 {
-		t.Errorf("got %d", res.Code)
-	}
-}
+func TestReportAccess(t *testing.T) {
+	cases := []struct {
+		user, method string
+		want         int
+	}{
${rows}
+	}
+	for _, c := range cases {
+		t.Run(c.user, func(t *testing.T) {
+			res := do(t, c.method, c.user, "/reports/7")
+			if res.Code != c.want {
+				t.Errorf("got %d", res.Code)
+			}
+		})
+	}
+}`;

const junit = (rows: string): string => `
 class PayoutAccessTest {
-    @Test
-    void guestIsRefused() throws Exception {
-        mvc.perform(get("/payouts/3")).andExpect(status().is(401));
-        assertEquals(0, payouts.reads());
-    }
-
-    @Test
-    void clerkMayNotApprove() throws Exception {
-        mvc.perform(post("/payouts/3/approve").with(user("clerk"))).andExpect(status().is(403));
-        assertEquals(403, last.status());
-    }
-
-    @Test
-    void auditorMayNotDelete() throws Exception {
-        mvc.perform(delete("/payouts/3").with(user("auditor"))).andExpect(status().is(403));
-        assertEquals(403, last.status());
-    }
+    static Stream<Arguments> refused() {
+        return Stream.of(
${rows}
+        );
+    }
+
+    @ParameterizedTest
+    @MethodSource("refused")
+    void isRefused(String user, HttpMethod method, String path, int expected) throws Exception {
+        perform(method, path, user);
+        assertEquals(expected, last.status());
+    }
 }`;

const phpunit = (rows: string): string => `
 <?php
 class CouponAccessTest extends TestCase
 {
-    public function test_guest_may_not_list(): void
-    {
-        $this->get('/admin/coupons')->assertStatus(302);
-    }
-
-    public function test_customer_may_not_create(): void
-    {
-        $this->actingAs($this->customer)->post('/admin/coupons', ['code' => 'X'])->assertStatus(403);
-    }
-
-    public function test_customer_may_not_delete(): void
-    {
-        $this->actingAs($this->customer)->delete('/admin/coupons/1')->assertStatus(403);
-    }
+    public static function refusals(): array
+    {
+        return [
${rows}
+        ];
+    }
+
+    #[DataProvider('refusals')]
+    public function test_refuses(?string $who, string $method, string $path, int $status): void
+    {
+        $this->acting($who)->json($method, $path, ['code' => 'X'])->assertStatus($status);
+    }
 }`;

const vitest = (rows: string): string => `
 describe('unpack', () => {
-  it('refuses a path that leads out', () => {
-    expect(() => unpack('../../etc/passwd')).toThrow(BadPath);
-  });
-
-  it('refuses an absolute path', () => {
-    expect(() => unpack('/etc/shadow')).toThrow(BadPath);
-  });
-
-  it('refuses a drive', () => {
-    expect(() => unpack('C:/Windows/win.ini')).toThrow(BadPath);
-  });
+  for (const name of [${rows}]) {
+    it(\`refuses the path \${name}\`, () => {
+      expect(() => unpack(name)).toThrow(BadPath);
+    });
+  }
 });`;

const minitest = `
 class VaultAccessTest < ActionDispatch::IntegrationTest
-  test "guest is sent away from secrets" do
-    get "/secrets/4"
-    assert_response 401
-  end
-
-  test "member cannot rotate secrets" do
-    sign_in members(:mia)
-    post "/secrets/4/rotate"
-    assert_response 403
-  end
 end`;

const rspec = (second: string): string => `
+RSpec.describe "access to secrets", type: :request do
+  it "sends guests away" do
+    get "/secrets/4"
+    expect(response.status).to eq(401)
+  end
+
+  it "lets a member read only" do
${second}
+  end
+end`;

export const REWRITTEN_TESTS: Case[] = [
  {
    name: 'Go: three tests become a table',
    files: { 'web/access_test.go': goTable('+		{"guest", "GET", 401},\n+		{"mallory", "GET", 404},\n+		{"victor", "DELETE", 403},') },
    finds: [],
  },
  {
    name: 'Go: one of three tests is no row of the table',
    files: { 'web/access_test.go': goTable('+		{"guest", "GET", 401},\n+		{"mallory", "GET", 404},') },
    finds: ['security-test-removed web/access_test.go:11'],
  },
  {
    name: 'JUnit: tests become the arguments of one',
    files: { 'src/test/java/PayoutAccessTest.java': junit('+            Arguments.of("guest", GET, "/payouts/3", 401),\n+            Arguments.of("clerk", POST, "/payouts/3/approve", 403),\n+            Arguments.of("auditor", DELETE, "/payouts/3", 403)') },
    finds: [],
  },
  {
    name: 'JUnit: what the auditor may not do is asked no more',
    files: { 'src/test/java/PayoutAccessTest.java': junit('+            Arguments.of("guest", GET, "/payouts/3", 401),\n+            Arguments.of("clerk", POST, "/payouts/3/approve", 403),\n+            Arguments.of("clerk", GET, "/payouts/3", 200)') },
    finds: ['security-test-removed src/test/java/PayoutAccessTest.java:10'],
  },
  {
    name: 'PHPUnit: tests become rows of a provider',
    files: { 'tests/CouponAccessTest.php': phpunit("+            'guest lists' => [null, 'GET', '/admin/coupons', 302],\n+            'customer creates' => ['customer', 'POST', '/admin/coupons', 403],\n+            'customer deletes' => ['customer', 'DELETE', '/admin/coupons/1', 403],") },
    finds: [],
  },
  {
    name: 'PHPUnit: the provider has a row less than there were tests',
    files: { 'tests/CouponAccessTest.php': phpunit("+            'guest lists' => [null, 'GET', '/admin/coupons', 302],\n+            'customer creates' => ['customer', 'POST', '/admin/coupons', 403],") },
    finds: ['security-test-removed tests/CouponAccessTest.php:15'],
  },
  {
    name: 'Vitest: refused paths become a list that a loop goes through',
    files: { 'test/unpack.test.ts': vitest("'../../etc/passwd', '/etc/shadow', 'C:/Windows/win.ini'") },
    finds: [],
  },
  {
    name: 'Vitest: a refused path is not in the list',
    files: { 'test/unpack.test.ts': vitest("'../../etc/passwd', '/etc/shadow'") },
    finds: ['security-test-removed test/unpack.test.ts:2'],
  },
  {
    name: 'Rails: tests go from Minitest to a file of RSpec',
    files: { 'test/vault_access_test.rb': minitest, 'spec/requests/secrets_spec.rb': rspec('+    sign_in members(:mia)\n+    post "/secrets/4/rotate"\n+    expect(response.status).to eq(403)') },
    finds: [],
  },
  {
    name: 'Rails: in the file of RSpec a member is only let in',
    files: { 'test/vault_access_test.rb': minitest, 'spec/requests/secrets_spec.rb': rspec('+    sign_in members(:mia)\n+    get "/secrets/4"\n+    expect(response.status).to eq(200)') },
    finds: ['security-test-removed test/vault_access_test.rb:2'],
  },
];
