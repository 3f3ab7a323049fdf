package dev.sallyport.rules.injection.sql;

/**
 * The shapes of attacks, each the letters of {@link TokenKind} with three shorthands: {@code V} is
 * any operand ({@code 1}, {@code n}, {@code s}, {@code v}), {@code L} one that is no bare word, and
 * a final {@code *} any rest. Prose is what the shapes must miss: there operands stand side by side
 * and bare words on both sides of an AND. So a bare word counts for less than a literal throughout.
 */
final class FingerprintTable {
  /** The statement goes on with a second SELECT. */
  private static final String UNION =
      """
      VU VUc VU1c VUE* VU(E* VUT* VUoL* VUo(* VUoE* VUof* VU;* V)U V)UE* V)U(E U(E* )UE* )U(E* 1n)UE UE1* UEf* UEs*
      UEv* UE(* UEk* UEn* VoU VoUE* VoU(E VooU VooUE Vo(UE VoVU VoVUE VoVU( V,VU V,VUE V,VU( VBVU
      VBVUE VBVU( V&VU V&VUE V&VU( V)&VU V)oVU V)BVU V&V)U VoV)U V(V)U V;UE* 1(U(E nk1UE 1nU(E 1nUE*
      f()U f()UE f()U( f(V)U f(f)U EUE* EVUE* EVU(* E(V)U EVkVU EV)U* LkEUE L)kEU L)kEB LkUE* Lk()U
      LEU* VAtU*
      """;

  /** A condition that holds always, or asks one bit at a time. */
  private static final String CONDITION =
      """
      L&L n&1 n&v s&n L&Lo* n&Lo( n&Lof n&Los n&Lov L&nos L&nov L&no( L&nof L&( L&(L* L&(f* L&(no*
      V&(E* n&(L* n&(f(* L&f(* n&f(1* n&f(s* n&f(v* n&f(f* n&f(E* n&f() L&fc L&E* n&Ek* n&Ef* n&E(*
      L&kos L&ko1 L&kov L&kof L)&L* n)&L* V)&(* V)&f(* V)&E* L)oV& V)o1& L&L)* L&L&* L&LB* L&Lk*
      L&Lf* L&LE* L&L;* L&nB* n&1;* n&1B* n&1c V&V)c f()&* f(V)& f()o* f(V)o f(V)B VoL&L LoL&( LoL&f
      LoL&E Lo1&n LoLB* LoL;E LoL;T LoL)U LoL)& LoL)B &1o( &sos &Lof &Lov &(E* &(f(* &(1o* &VU*
      &f()* &f(1* &f(s* &f(f* &f(E* )&(E* )&f(*
      """;

  /** The rest of the statement becomes a comment. */
  private static final String COMMENT =
      """
      Vc V)c L&Lc s&nc LoLc LBLc LBc B1c L)Bc nB1c V)oLc VoV)c f(V)c f()c EVc EV)c E(V)c EVkVc LkVc
      Lkoc L);c L;c V;Ec VEsc &1c &sc V)Es*
      """;

  /** A second statement. */
  private static final String STACKED =
      """
      L;E1* L;En* L;Es* L;Ev* L;Ef* L;E(* L;Ek* L;Eo* L;Ec L;E L;E; L);E* n;Ef* n;E(* n;Ev* n;E1*
      n);E(* n);Ef* n);Es* L;Tn L;Tnk L;Tk* L;Tf* L;Tv* L;T1* L;Ts* L;T(* L;Tn( L;Tn; L;Tnc L;Tno
      L;Tnn L;TT* L);T* n;Tf* n;T(* n;Tv* n;T1* n);T(* n);Tv* n);Tk* L;kn; L;knT L;knc ;E* ;T* ;knc
      V&L;T V&L;E LTv* LTnk* LTs* sTnT* sTnE* sTns* sTn;* sTnn: sTT* sTE* sELT* sEL;*
      """;

  /** A function or a query in the place of a value. */
  private static final String EXPRESSION =
      """
      Vo(E* V,(E* V,(f(* L(E* L(f(* V,f(1* V,f(s* V,f(v* V,f(f* V,f(E* V,f() L,f(n* L),(* Lof(*
      nof(1* nof(s* nof(v* nof(f* nof(E* nof() Lo(L) Lo(L, Lo(Lo Lo(L& Lo(f* no(E* no(f* so(n) f(f(*
      f(E* f(1)* f(s); f(s), f(s)n f(v); f(1,* f(s,* f(v,* f(1o* f(so* f(vo* f(1&* f(s&* f(v&* f(t,*
      Lk(f* Lk(E* Lkf(s Lk(s) Lk(1n Lk(1, Lk() L)k(f L)k(E V)o(* L)o1* V)of(* L)ov* L)E1* L)Ef*
      L)E(* L)Es* L)Ev* k(E* Lok(* sf(1* sf(E* sf(s*
      """;

  /** A whole statement. */
  private static final String STATEMENT =
      """
      Ef(* E(E* E(f(* EV,f( EV,(* E(V), E(V&* E(Lo* E(L)k E(L&* EV&V) EV&Vo EV&(* EL&f( ELo(* ELos)
      EL)o* EL)&* EL);* EL;E* EL;(* ELB1) ELkf( Ekf(* EkLkL EkLo* EVof( EVo(* EVkVB EVk(E EVkf(
      EkLVk Ek(E* Ek1nk Ek1f( Ek1vf E1knk E1knB E1kn; EsknB Esknk Eok(E EoknB Eokn; Eoknk LEokn
      ELkLk ELkk) ELkkU LEnEn Evk* Evo* Ev)* Evs* Evn Evnc Evnk* Ev;* EvB* Ev&* Tv* Tnv* T(v* T(s*
      """;

  /** Sorting, grouping and cutting, which probe the number of columns. */
  private static final String GROUPING =
      """
      LB1* LBs* LBv* nB1&* LBf(* LB(1* LB(s* LB(v* LB(f* LB(E* LBE* L)B1* L)B(* L)Bf* LBVB* n)B1*
      LB1B* nB1B* nB(1* nBf(f
      """;

  /** What only attacks write, and strings that the statement's own quotes close. */
  private static final String STRINGS = "X sos s&s LkL sovos sovo( so1o(";

  static final String ALL =
      UNION + CONDITION + COMMENT + STACKED + EXPRESSION + STATEMENT + GROUPING + STRINGS;

  private FingerprintTable() {}
}
