package dev.meno.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps a zone under its name. */
@Converter(autoApply = true)
class CalendarZoneConverter implements AttributeConverter<@Nullable CalendarZone, @Nullable String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable CalendarZone zone) {
        return zone == null ? null : zone.id();
    }

    @Override
    public @Nullable CalendarZone convertToEntityAttribute(@Nullable String id) {
        return id == null ? null : CalendarZone.of(id);
    }
}
