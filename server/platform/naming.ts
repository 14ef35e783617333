import { DefaultNamingStrategy, getMetadataArgsStorage, type NamingStrategyInterface } from 'typeorm';

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns are snake_case in SQL and camelCase in code. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snakeCase(property);
  }
}

/**
 * The select list of an entity: each column of `alias` under its property's name, so that rows of a hot statement are
 * the same plain objects the entity describes. Made once, at load.
 */
export function columnsOf(entity: new () => object, alias: string): string {
  return getMetadataArgsStorage()
    .filterColumns(entity)
    .map(({ propertyName, options }) => `${alias}.${options.name ?? snakeCase(propertyName)} AS "${propertyName}"`)
    .join(', ');
}
