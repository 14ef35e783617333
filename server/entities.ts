import { AccountEntity, MembershipEntity, PersonEntity } from './accounts/account.entity';
import { RefreshTokenEntity, SignInSessionEntity } from './accounts/session.entity';

/** Every table's entity, for the data source and the test that compares them with the migrations. */
export const entities = [AccountEntity, MembershipEntity, PersonEntity, RefreshTokenEntity, SignInSessionEntity];
